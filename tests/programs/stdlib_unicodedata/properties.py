# What is known of single characters.
import unicodedata as u

print(u.unidata_version)
for character in "a\u00c5\u01c51\u00bd\u2167\u0661\u4e07\u0301\u05d0(\ufb01\uac00\u1100\u3000\uff21\ud800\ue000\u0378\U0001f600\U0002ebf0 \0":
    print(f"{ord(character):04X}", u.category(character), repr(u.bidirectional(character)), u.combining(character),
          u.east_asian_width(character), u.mirrored(character), repr(u.decomposition(character)),
          u.name(character, None), u.decimal(character, None), u.digit(character, None), u.numeric(character, None))
