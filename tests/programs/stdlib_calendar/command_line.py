"""The command line of calendar."""
import calendar, sys
for a in (['-w','3','2024','2'],['-s','2','-m','4','-l','1','-f','6','2023'],['2024','2'],['-t','html','2024','-c','x.css','-e','ascii'],['-e','utf-8','2024','1']):
    sys.stdout.flush(); calendar.main(a); sys.stdout.flush()
