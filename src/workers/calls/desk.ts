// biome-ignore lint/suspicious/noEmptyInterface: calls are added with their screens
export interface DeskCalls {}

export const DESK_CALLS = [] as const satisfies readonly (keyof DeskCalls)[];
