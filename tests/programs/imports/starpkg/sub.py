print("starpkg.sub imported by star")
