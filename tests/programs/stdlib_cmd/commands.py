"""A small interpreter of commands."""
import cmd
import io
import sys


class Shell(cmd.Cmd):
    prompt = "> "
    intro = "Welcome."
    use_rawinput = False

    def do_add(self, line):
        """add NUMBERS: print their sum."""
        print(sum(map(int, line.split())), file=self.stdout)

    def do_undocumented(self, line):
        print("did", line, file=self.stdout)

    def help_topic(self):
        print("about the topic", file=self.stdout)

    def do_EOF(self, line):
        return True


out = io.StringIO()
Shell(stdin=io.StringIO("add 1 2 3\n\nhelp\nhelp add\n? topic\nhelp nothing\nunknown x\n!x\nundocumented a b\n"),
      stdout=out).cmdloop()
print(out.getvalue())
shell = Shell(stdout=out)
print(shell.completenames("a"), shell.parseline("add 1"), shell.parseline("!ls"), shell.parseline(""))
shell.stdout = sys.stdout
shell.columnize([str(number) * 7 for number in range(20)], 40)
