/** All of the tiny brand, and a part of it that begins and ends within weeks and months. */
export const whole = { from: '2025-12-02', to: '2026-03-31' }
export const part = { from: '2026-01-15', to: '2026-02-20' }
