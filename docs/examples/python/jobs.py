import asyncio
import os
from collections.abc import Mapping
from typing import Any

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']


@arqonbus.operator(
    'nvm',
    operator_id='nvm-example',
    operator_type='nvm',
    schemas=['arqonbus.nvm.job.v1'],
    options=arqonbus.OperatorOptions(concurrency=2, quota={'max_energy_joules': 50}),
)
def nvm(job: arqonbus.Job) -> Mapping[str, Any]:  # a plain function runs in a thread of its own
    pulses = job.body['program']['pulses']
    for pulse in range(pulses):
        job.check_cancelled()
        job.report({'done': pulse + 1, 'of': pulses})
    return {'output_data': pulses * 2, 'resources': {'energy_joules': 0.1 * pulses, 'runs': 1}}


async def main() -> None:
    async with await arqonbus.connect(URL, TOKEN) as rig, await arqonbus.connect(URL, TOKEN) as lab:
        serving = asyncio.create_task(nvm.run(rig))

        job = await lab.submit(arqonbus.NvmJob(program={'pulses': 21}, constraints=arqonbus.Constraints(max_energy_joules=10)))
        states = [update.state async for update in job if update.state]
        result = await job.result()
        print(states[0], result['output_data'], job.progress['done'])

        greedy = await lab.submit(arqonbus.NvmJob(program={'pulses': 1}, constraints=arqonbus.Constraints(max_energy_joules=51)))
        try:
            await greedy.result()
        except arqonbus.errors.QuotaExceeded as fault:
            print(fault)

        await nvm.drain()  # finishes what it has; SIGTERM does the same with run(..., drain_on_sigterm=True)
        await serving


asyncio.run(main())

# prints:
# accepted 42 21
# quota/exceeded: this operator takes jobs of at most 50 max_energy_joules
