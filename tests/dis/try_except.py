def f():
    try:
        a()
    except ValueError:
        b()
    except (KeyError, TypeError) as e:
        print(e)
    except:
        c()
