// biome-ignore lint/suspicious/noEmptyInterface: calls are added with their screens
export interface EditingCalls {}

export const EDITING_CALLS = [] as const satisfies readonly (keyof EditingCalls)[];
