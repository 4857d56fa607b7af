# Parsing times by a format.
import time, warnings
warnings.simplefilter('ignore')
def t(*a):
    try: print(tuple(time.strptime(*a)))
    except Exception as e: print(type(e).__name__, e)
t('30 Nov 00', '%d %b %y'); t('Tue Nov 14 22:13:20 2023'); t('2024-02-29T12:34:56', '%Y-%m-%dT%H:%M:%S'); t('12:05:06 PM', '%I:%M:%S %p'); t('12:05 am', '%I:%M %p'); t('2024 060', '%Y %j'); t('1 January 70', '%d %B %y'); t('Monday', '%A'); t('29 Feb', '%d %b'); t('2023-W05-3', '%G-W%V-%u'); t('2023 10 1', '%Y %U %w'); t('2023 10 1', '%Y %W %w'); t('2024-01-01 +0530', '%Y-%m-%d %z'); t('UTC', '%Z'); t('100%', '100%%'); t('  5', ' %d'); t('12/31/99', '%D' if 0 else '%x'); t('01:02:03', '%X'); t('  2024', '%Y'); t('2024', '%Y '); t('', '%Y'); t('x', '%Y'); t('2024x', '%Y'); t('13', '%m'); t('2024', '%Q'); t('2024', '%'); t('2024-366', '%Y-%j'); t('1 1 2024', '%d %m %Y'); t(5, '%Y'); t('5', 5); t('2023-02-30', '%Y-%m-%d'); t('0.5', '%S.%f'); t('24', '%H'); t('3:4', '%H:%M')
print(time.strptime('2024-01-01 +0530', '%Y-%m-%d %z').tm_gmtoff, time.strptime('GMT', '%Z').tm_zone)
