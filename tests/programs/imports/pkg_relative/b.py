print("module", __name__)
b_value = "from b"
