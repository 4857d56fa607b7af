"""Threads without `threading`: a lock tells that they are done."""
import _thread

done = _thread.allocate_lock()


def work(text):
    print(text)
    done.release()


done.acquire()
_thread.start_new_thread(work, ("hello",))
done.acquire()
print("over")
