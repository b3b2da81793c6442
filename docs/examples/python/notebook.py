"""Without `await`: for notebooks and scripts. The same works in IPython, where a loop is running already."""

import os

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']

with arqonbus.sync.connect(URL, TOKEN) as bus:
    with bus.subscribe('lab.>') as messages:
        bus.publish('lab.temperature', {'celsius': 21.5})
        print(messages.take(timeout_s=5).json())

    ref = bus.blobs.put(b'pulse table')
    print(bus.blobs.get(ref))

    print(bus.request('system.topics.list', {})['topics'] is not None)
    # result = bus.run_job(arqonbus.NvmJob(program_ref=ref))    # waits with a progress bar; Ctrl-C cancels the job

# prints:
# {'celsius': 21.5}
# b'pulse table'
# True
