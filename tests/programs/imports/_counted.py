print("_counted runs")
value = 1
