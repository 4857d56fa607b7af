"""What the package offers."""
import concurrent.futures

print(sorted(concurrent.futures.__all__))
print(concurrent.futures.ThreadPoolExecutor.__module__, concurrent.futures.Future.__module__)
try:
    concurrent.futures.missing
except AttributeError as error:
    print(error)
print(concurrent.futures.FIRST_COMPLETED, concurrent.futures.FIRST_EXCEPTION, concurrent.futures.ALL_COMPLETED)
