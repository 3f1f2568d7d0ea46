// biome-ignore lint/suspicious/noEmptyInterface: calls are added with their screens
export interface BulkCalls {}

export const BULK_CALLS = [] as const satisfies readonly (keyof BulkCalls)[];
