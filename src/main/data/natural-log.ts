// Coefficients and constants of fdlibm's e_log.c (Sun Microsystems, 1993; freely distributable), minimax on [sqrt(1/2), sqrt(2)],
// in the shortest digits that give the same doubles.
const LG1 = 0.6666666666666735
const LG2 = 0.3999999999940942
const LG3 = 0.2857142874366239
const LG4 = 0.22222198432149784
const LG5 = 0.1818357216161805
const LG6 = 0.15313837699209373
const LG7 = 0.14798198605116586
const LN2_HI = 0.6931471803691238
const LN2_LO = 1.9082149292705877e-10
/** A range of one power of two about [sqrt(1/2), sqrt(2)]; its exact ends are part of the definition. */
const LOW = 0.7075
const HIGH = 1.415

/** Powers of two that scaling uses; multiplying by one of them is exact short of overflow and subnormals. */
const STEPS = [512, 256, 128, 64, 32, 16, 8, 4, 2, 1].map((exponent) => ({ exponent, up: 2 ** exponent, down: 2 ** -exponent }))

/**
 * The natural logarithm from float64 + - x / and comparison alone, so that its bits are the same on every machine; `Math.log`
 * may differ between engines and their versions (ECMAScript calls it implementation-approximated).
 * Within one unit in the last place. @param x positive, finite, at least 2^-1022. @throws RangeError otherwise.
 */
export function naturalLog(x: number): number {
  if (!(x >= 2.2250738585072014e-308 && x <= Number.MAX_VALUE)) throw new RangeError(`no logarithm of ${x}`)
  let fraction = x
  let exponent = 0
  for (const step of STEPS) {
    while (fraction >= step.up) {
      fraction *= step.down
      exponent += step.exponent
    }
    while (fraction < step.down) {
      fraction *= step.up
      exponent -= step.exponent
    }
  }
  if (fraction > HIGH) {
    fraction *= 0.5
    exponent += 1
  } else if (fraction < LOW) {
    fraction *= 2
    exponent -= 1
  }
  const f = fraction - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (LG2 + w * (LG4 + w * LG6))
  const odd = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7)))
  const halfSquare = 0.5 * f * f
  return exponent * LN2_HI - (halfSquare - (s * (halfSquare + (odd + even)) + exponent * LN2_LO) - f)
}
