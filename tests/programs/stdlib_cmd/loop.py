# A command interpreter that reads from a text.
import cmd
import io
import sys


class Shell(cmd.Cmd):
    prompt = "> "
    use_rawinput = False

    def do_add(self, rest):
        """Add numbers.

            Give them as words."""
        print(sum(map(int, rest.split())))

    def do_quit(self, rest):
        return True

    def help_topic(self):
        print("about a topic")

    def do_shell(self, rest):
        print("shell", rest)

    def postcmd(self, stop, line):
        print(repr(line), stop)
        return stop


text = "add 1 2\n\nhelp\nhelp add\n?topic\nhelp nothing\n!ls -l\nunknown 5\n$\nquit\n"
Shell(stdin=io.StringIO(text), stdout=sys.stdout).cmdloop("welcome")
Shell(stdin=io.StringIO("EOF"), stdout=sys.stdout).onecmd("EOF")
shell = Shell()
shell.columnize([f"name{number}" * (number % 3 + 1) for number in range(30)])
shell.columnize([])
shell.columnize(["one"])
print(shell.completenames("a"), sorted(shell.complete_help("")), shell.parseline("!x"), shell.parseline("add  1 "))
