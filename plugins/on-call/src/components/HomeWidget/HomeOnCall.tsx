/** When the reader is on call, and what waits for them, for the home page. */
export const HomeOnCall = () => <></>;
