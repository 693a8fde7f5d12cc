import { describe, expect, it } from 'vitest';
import {
  atLeastOne,
  binomialTail,
  chiSquareCdf,
  chiSquareQuantile,
  erlangB,
  gammaLower,
  gammaUpper,
  gammaUpperQuantile,
  lnGamma,
  marcumQ,
  mixedGammaTail,
  normalCdf,
  normalQuantile,
} from './distributions.ts';

describe('lnGamma', () => {
  it('is the logarithm of the factorials and of the root of pi', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 12);
      factorial *= n;
    }
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
    expect(lnGamma(1000) / 5905.220423209181).toBeCloseTo(1, 14);
  });
});

describe('incomplete gamma functions', () => {
  it('agree with the finite Poisson sum for whole shapes, deep into the tail', () => {
    for (const a of [1, 2, 5, 20]) {
      for (const x of [0.1, 1, 5, 19, 25, 80]) {
        let term = Math.exp(-x);
        let sum = 0;
        for (let k = 0; k < a; k++) {
          sum += term;
          term *= x / (k + 1);
        }
        expect(gammaUpper(a, x) / sum).toBeCloseTo(1, 11);
        expect(gammaLower(a, x) + gammaUpper(a, x)).toBeCloseTo(1, 13);
      }
    }
  });

  it('are inverted by the quantile', () => {
    for (const a of [0.5, 1, 10, 300]) {
      for (const p of [1e-9, 1e-3, 0.5, 0.999]) {
        expect(gammaUpper(a, gammaUpperQuantile(a, p)) / p).toBeCloseTo(1, 8);
      }
    }
  });
});

describe('chi-square and normal laws', () => {
  it('give the tabulated quantiles', () => {
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.8414588, 6);
    expect(chiSquareQuantile(0.95, 10)).toBeCloseTo(18.3070381, 6);
    expect(chiSquareQuantile(0.05, 10)).toBeCloseTo(3.9402991, 6);
    expect(chiSquareQuantile(0.99, 100)).toBeCloseTo(135.8067232, 5);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 8);
  });

  it('are inverse to their quantiles', () => {
    for (const p of [0.001, 0.3, 0.5, 0.9]) {
      expect(chiSquareCdf(chiSquareQuantile(p, 7), 7)).toBeCloseTo(p, 12);
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
    }
  });
});

/** Marcum's integral Q_1(a, b) by Simpson's rule over x I0(a x) exp(-(x^2 + a^2) / 2), I0 by its own integral. */
function marcumByIntegral(a: number, b: number): number {
  const angles = 400;
  const integrand = (x: number): number => {
    let sum = 0;
    for (let i = 0; i < angles; i++) {
      const angle = ((i + 0.5) * Math.PI) / angles;
      sum += Math.exp(a * x * Math.cos(angle) - (x * x + a * a) / 2);
    }
    return (x * sum) / angles;
  };
  const steps = 2000;
  const width = (a + 12 - b) / steps;
  let sum = integrand(b) + integrand(b + steps * width);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * integrand(b + i * width);
  return (sum * width) / 3;
}

describe('marcumQ', () => {
  it('agrees with its defining integral', () => {
    for (const [a, b] of [
      [0.5, 1],
      [2, 3],
      [4, 5.2],
      [6, 5.25],
    ] as const) {
      expect(marcumQ(1, a, b)).toBeCloseTo(marcumByIntegral(a, b), 9);
    }
  });

  it('has its known limits: no signal, no threshold, and a signal that cannot be missed', () => {
    expect(marcumQ(1, 0, 3)).toBeCloseTo(Math.exp(-4.5), 14);
    expect(marcumQ(3, 2, 0)).toBe(1);
    expect(marcumQ(1, 100, 5)).toBe(1);
  });
});

describe('mixedGammaTail', () => {
  it('is the exponential tail for one pulse of a Rayleigh echo', () => {
    for (const snr of [0.01, 1, 30, 1e4]) {
      expect(mixedGammaTail(1, snr, 1, 14) / Math.exp(-14 / (1 + snr))).toBeCloseTo(1, 10);
    }
  });

  it('goes over to the steady echo as the spread grows', () => {
    const steady = mixedGammaTail(10, 20, Infinity, 32);
    expect(mixedGammaTail(10, 20, 1e7, 32)).toBeCloseTo(steady, 6);
  });
});

describe('counting laws', () => {
  it('sum the binomial tail exactly', () => {
    expect(binomialTail(2, 3, 0.5)).toBeCloseTo(0.5, 14);
    expect(binomialTail(0, 3, 0.2)).toBe(1);
    expect(binomialTail(4, 3, 0.2)).toBe(0);
    expect(binomialTail(1, 50, 1e-9) / atLeastOne(1e-9, 50)).toBeCloseTo(1, 6);
  });

  it('refuse the published share of calls', () => {
    expect(erlangB(8, 10)).toBeCloseTo(0.121661, 6);
    expect(erlangB(12.5, 15)).toBeCloseTo(0.100489, 6);
    expect(erlangB(0, 3)).toBe(0);
    expect(erlangB(5, 0)).toBe(1);
  });
});
