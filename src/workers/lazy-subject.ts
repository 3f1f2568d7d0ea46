import { type Call, EngineError, type Served } from './rpc.ts';

/**
 * Answers of one subject whose program is fetched with the first call: a phone that only marks builds loads nothing of tables and
 * certificates. The subject is made once. Where its program cannot be fetched the call fails with `part-missing`, and the next
 * one tries again.
 */
export function lazySubject<Calls>(names: readonly (keyof Calls & string)[], load: () => Promise<Served<Calls>>): Served<Calls> {
  let loading: Promise<Served<Calls>> | null = null;
  const loaded = (name: string): Promise<Served<Calls>> => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw new EngineError('part-missing', { part: name }, {}, error instanceof Error ? error.message : String(error));
    });
    return loading;
  };
  const answer =
    (name: keyof Calls & string) =>
    async (call: Call, ...args: unknown[]) => {
      const subject = await loaded(name);
      return (subject[name] as unknown as (call: Call, ...args: unknown[]) => unknown)(call, ...args);
    };
  return Object.fromEntries(names.map((name) => [name, answer(name)])) as unknown as Served<Calls>;
}
