/*
 * Loaded before a server under test: it collects its garbage when its parent asks, and tells what is left. What the system holds for a
 * process (RSS) also counts garbage that no one had time for.
 */

const collectGarbage = (globalThis as { gc?: () => void }).gc;

process.on('message', (asked) => {
  if (asked !== 'memory') return;
  collectGarbage?.();
  collectGarbage?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ live: heapUsed + external, rss });
});
process.channel?.unref();

export {};
