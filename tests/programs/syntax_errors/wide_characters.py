# The mark below wide characters.
名前 = '日本語' 5
