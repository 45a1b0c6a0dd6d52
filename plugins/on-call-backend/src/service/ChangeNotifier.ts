/** What has changed, as a hint: whoever hears it reads again. */
export interface ChangeMessage {
  kind:
    | 'schedule'
    | 'override'
    | 'swap'
    | 'page'
    | 'book'
    | 'handoff'
    | 'readiness';
  rotation?: string;
  pageId?: string;
  shiftId?: string;
}

/** Tells open pages that something has changed. Never throws, and nobody waits for it. */
export interface ChangeNotifier {
  changed(message: ChangeMessage): void;
}
