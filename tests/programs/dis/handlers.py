"""Labels and the exception table in a listing."""
import dis


def f(path):
    try:
        with open(path) as file:
            return file.read()
    except OSError as error:
        print(error)


dis.dis(f)
