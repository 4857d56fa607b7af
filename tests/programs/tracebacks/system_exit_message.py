# SystemExit with a message.
def main():
    raise SystemExit('fatal: no input')
main()
