/** The tab from top to bottom: what now, who, when, and what to see to. */
export const OnCallTab = (_: { entityRef: string }) => null;
