/** 0.04 ms, 12.3 ms, 3.20 s: what is short matters here. */
export const formatMs = (ms: number): string => (ms >= 1_000 ? `${(ms / 1_000).toFixed(2)} s` : `${Number(ms.toPrecision(3))} ms`)
