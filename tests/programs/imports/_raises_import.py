raise ImportError("custom", name="custom_name")
