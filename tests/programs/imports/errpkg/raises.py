print("errpkg.raises runs")
raise ValueError("while importing")
