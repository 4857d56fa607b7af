def f():
    try:
        try:
            a()
        except A as e:
            raise B from e
        finally:
            c()
    except B:
        pass
