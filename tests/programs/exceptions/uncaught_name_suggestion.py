# Suggestions at the end of the message.
class Thing:
    colour = "red"
thing = Thing()
try:
    print(thing.color)
except AttributeError:
    def function(parameter):
        return paramter
    function(1)
