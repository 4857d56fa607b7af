result = function(
    first,
    second +
    third,
    key=(
        fourth
    ),
)
total = (a
         + b
         + c)
