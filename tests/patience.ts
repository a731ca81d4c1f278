/**
 * How long a test may take, in milliseconds, and how long it may wait for one thing. They end what hangs and
 * say nothing of speed: on a machine that does much else at once, tests take many times what they take alone.
 */
export const patience = { test: 20 * 60_000, expect: 60_000 };
