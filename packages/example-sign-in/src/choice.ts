// Kept by the window, not the browser: two windows can be two people, and closing one signs it out.
const KEY = 'signalbox.example-sign-in';

/** The User entity reference of the person that this window signed in as. */
export function readChoice(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

export function rememberChoice(userRef: string): void {
  sessionStorage.setItem(KEY, userRef);
}

export function forgetChoice(): void {
  sessionStorage.removeItem(KEY);
}
