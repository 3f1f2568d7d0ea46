/** The thread on which snapshots are made, one after the other: a program of its own. */
import { parentPort } from 'node:worker_threads';
import { LeaderSnapshots, type SnapshotSupply } from './make-leader-snapshot.ts';
import type { FromThread, Supplied, ToThread } from './snapshot-messages.ts';

interface Waiting {
  resolve(value: Supplied): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
let asked = 0;

const tell = (message: FromThread): void => parentPort?.postMessage(message);

function ask<T extends Supplied>(question: (id: number) => FromThread): Promise<T> {
  const id = ++asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
    tell(question(id));
  });
}

const supply: SnapshotSupply = {
  changes: (district, after, upTo) => ask((id) => ({ type: 'changes', id, district, after, upTo })),
  packages: (district, names) => ask((id) => ({ type: 'packages', id, district, names })),
};
const snapshots = new LeaderSnapshots(supply);
let turn: Promise<unknown> = Promise.resolve();

parentPort?.on('message', (message: ToThread) => {
  if (message.type === 'make') {
    const { id, order } = message;
    turn = turn
      .then(() => snapshots.make(order))
      .then(
        (made) => tell({ type: 'made', id, made }),
        (error: Error) => tell({ type: 'failed', id, message: error.message }),
      );
    return;
  }
  const one = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.type === 'supplied') one?.resolve(message.value);
  else one?.reject(new Error(message.message));
});
