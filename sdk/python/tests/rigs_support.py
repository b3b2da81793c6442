"""For the tests of the rigs: a served operator, a job on it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import Any

import arqonbus
from product_process import Product

BLOBS = ('system.blobs.get', 'system.blobs.put')


#: A token each for an operator and for whoever submits, by the product's address: making one starts a process.
_TOKENS: dict[str, tuple[str, str]] = {}
_DOMAINS = ('nvm', 'bowlnet', 'qml', 'store')
_TYPES = ('nvm', 'bowlnet', 'qml', 'generic')


def _tokens(product: Product) -> tuple[str, str]:
    if product.url not in _TOKENS:
        topics = [f'{domain}.>' for domain in _DOMAINS]
        rig = product.token('rig', (*topics, 'blobs.put', *BLOBS, 'labels.>', 'features.>'), (*topics, 'audio.>'), _TYPES)
        _TOKENS[product.url] = rig, product.token('person', ('>', *BLOBS), execute=_TYPES)
    return _TOKENS[product.url]


@contextlib.asynccontextmanager
async def joined(product: Product, operator: arqonbus.Operator) -> AsyncIterator[arqonbus.Bus]:
    """A submitter on the bus while `operator` serves on another connection."""
    rig, person = _tokens(product)
    async with await arqonbus.connect(product.socket, rig) as bus, await arqonbus.connect(product.url, person) as submitter:
        work = asyncio.create_task(operator.run(bus))
        await asyncio.sleep(0)
        yield submitter
        await operator.drain()
        await work


async def run_job(bus: arqonbus.Bus, domain: str, body: Mapping[str, Any], schema: str = '') -> Mapping[str, Any]:
    """The result; raises the job's fault."""
    job = await bus.submit(body, topic=f'{domain}.jobs', schema=schema or f'arqonbus.{domain}.job.v1')
    return await job.result(30)
