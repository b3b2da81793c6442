"""What a party of a run may try on the bus beyond its grants; each is done by a device host or a fabric while it has a job."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Mapping

import arqonbus

Act = Callable[[arqonbus.Bus, arqonbus.Job], Awaitable[object]]


async def pose_as_the_controller(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.publish(
        'pipeline.phases', {'run_id': job.body.get('run_id'), 'phase': 'REVIEW_DEPLOY', 'number': 8, 'event': 'passed'}
    )


async def pose_as_the_fabric(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    result = {'status': 'ok', 'job': 'train', 'run_id': job.body.get('run_id'), 'trees': 1350}
    return await bus.publish('fabric.results', result, type='job_result', correlation_id=uuid.uuid4())


async def pose_as_the_data_agent(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    result = {'status': 'ok', 'job': 'evaluate', 'run_id': job.body.get('run_id'), 'metrics': []}
    return await bus.publish('data.results', result, type='job_result', correlation_id=uuid.uuid4())


async def eavesdrop(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.subscribe('>', lambda message: None)


async def read_the_answers(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.subscribe('data.results', lambda message: None)


async def feed_other_rows(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.open_stream('fabric.rows' if job.message.topic.startswith('device') else 'data.rows', {'name': 'train.arrows'})


async def forgive_oneself(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.request('system.breach.ack', {'reason': 'all is well'})


async def release_oneself(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.request('system.run.release', {'run_id': job.body.get('run_id'), 'verdict': 'release', 'reason': 'all is well'})


async def hand_oneself_a_token(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.request('system.token.issue', {'subject': 'controller', 'publish': ['>'], 'subscribe': ['>']})


async def answer_a_job_of_nobody(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    topic = job.message.topic.replace('.jobs', '.results')
    body = {'status': 'ok', 'run_id': job.body.get('run_id')}
    return await bus.publish(topic, body, type='job_result', correlation_id=uuid.uuid4())


async def take_other_work(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    body = {'operator_id': 'more', 'operator_type': 'nvm', 'supported_schemas': ['arqonbus.nvm.job.v1']}
    return await bus.control('system.control.operators', body)


async def write_the_immutable(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.request('system.memory.lease', {'region': 'audit', 'rights': 'w', 'bytes': 4096})


async def reach_off_the_map(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.request('system.memory.lease', {'region': 'answers', 'rights': 'r'})


async def read_the_keys(bus: arqonbus.Bus, job: arqonbus.Job) -> object:
    return await bus.request('system.memory.lease', {'region': 'keys', 'rights': 'r'})


ACTS: Mapping[str, Act] = {
    'pose-as-the-controller': pose_as_the_controller,
    'pose-as-the-fabric': pose_as_the_fabric,
    'pose-as-the-data-agent': pose_as_the_data_agent,
    'eavesdrop': eavesdrop,
    'read-the-answers': read_the_answers,
    'feed-other-rows': feed_other_rows,
    'forgive-oneself': forgive_oneself,
    'release-oneself': release_oneself,
    'hand-oneself-a-token': hand_oneself_a_token,
    'answer-a-job-of-nobody': answer_a_job_of_nobody,
    'take-other-work': take_other_work,
    'write-the-immutable': write_the_immutable,
    'reach-off-the-map': reach_off_the_map,
    'read-the-keys': read_the_keys,
}
