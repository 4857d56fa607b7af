ñ = 1
def función(λ):
    return λ + ñ
