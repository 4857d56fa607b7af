print("mainpkg.__main__ runs as", __name__)
