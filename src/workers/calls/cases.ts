// biome-ignore lint/suspicious/noEmptyInterface: calls are added with their screens
export interface CaseCalls {}

export const CASE_CALLS = [] as const satisfies readonly (keyof CaseCalls)[];
