/*
 * Loaded before a server under test: it collects its garbage when its parent asks, and tells what is left. What the system holds for a
 * process (RSS) also counts garbage that no one had time for.
 */

const { gc } = globalThis as { gc?: () => void };

process.on('message', (asked) => {
  if (asked !== 'memory') return;
  gc?.();
  gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ live: heapUsed + external, rss });
});
process.channel?.unref();
