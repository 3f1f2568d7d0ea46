import { ACTIONS, type ActionRequest } from './actions/index.ts';
import type { ChangeDraft } from './change.ts';
import { checkTexts } from './check-texts.ts';
import { openRegister } from './fold.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { Register } from './register.ts';

/** A register that goes on as if the drafts so far had been accepted, so that the next one is judged on them. */
export interface TentativeRegister {
  readonly register: Register;
  /** Takes an action; what is refused leaves the register as it was. */
  take(request: ActionRequest): ChangeDraft | Refusal;
  /** What `take` would answer, with nothing taken. */
  judge(request: ActionRequest): ChangeDraft | Refusal;
  /** Goes on as if a draft was accepted, without asking. */
  put(draft: ChangeDraft): void;
}

/** What else may refuse an action that the register alone allows; asked before it is taken, with the register as it goes on. */
export type FurtherRules = (request: ActionRequest) => Refusal | null;

type Act = (register: Register, input: unknown) => ChangeDraft | Refusal;

/** Actions trust the types of what they are given. What comes from elsewhere (a console, a file) may have a number for a text, or nothing at all. */
function actWith(act: Act, register: Register, { action, input }: ActionRequest): ChangeDraft | Refusal {
  try {
    const draft = act(register, input);
    return isRefusal(draft) ? draft : (checkTexts(draft) ?? draft);
  } catch (error) {
    if (error instanceof TypeError) return { refused: 'input-malformed', action, detail: error.message };
    throw error;
  }
}

export function openTentative(from: Register, rulesOf?: (register: Register) => FurtherRules): TentativeRegister {
  const open = openRegister(from);
  const further = rulesOf?.(open.register);
  let taken = 0;
  const put = (draft: ChangeDraft) => {
    taken++;
    const stamp = { id: `tentative-${taken}`, recordedAt: '', clockOffset_ms: 0, by: '', device: '' };
    const acceptance = { seq: from.seq + taken, acceptedAt: '', prev: '', hash: '' };
    open.apply({ ...draft, ...stamp, ...acceptance });
  };
  const judge = (request: ActionRequest): ChangeDraft | Refusal => {
    const { action } = request;
    if (!Object.hasOwn(ACTIONS, action)) return { refused: 'action-unknown', action: String(action) };
    const act = ACTIONS[action] as Act;
    const draft = actWith(act, open.register, request);
    return isRefusal(draft) ? draft : (further?.(request) ?? draft);
  };
  return {
    register: open.register,
    judge,
    take(request) {
      const draft = judge(request);
      if (!isRefusal(draft)) put(draft);
      return draft;
    },
    put,
  };
}
