import { useEffect, useRef } from 'react';

/** How long the place is held while what stands above it is still being read, in milliseconds. */
const HELD_FOR = 8_000;

/** What shows that the reader goes their own way. */
const OWN_WAY = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * What an element takes to be where a link leads: it is scrolled to and gets the focus, and stays in
 * sight while what stands above it is still being read, until the reader does something.
 */
export function useLanding(wanted: boolean = false) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!wanted || !element) return undefined;
    const land = () => element.scrollIntoView?.({ block: 'start' });
    land();
    element.focus({ preventScroll: true });
    if (typeof ResizeObserver === 'undefined') return undefined;

    const held = new AbortController();
    const { signal } = held;
    const leave = () => held.abort();
    const observer = new ResizeObserver(land);
    signal.addEventListener('abort', () => observer.disconnect());
    OWN_WAY.forEach(event =>
      window.addEventListener(event, leave, { passive: true, signal }),
    );
    // Whatever is read around it makes something grow that it stands in.
    for (let at: Element | null = element; at; at = at.parentElement) {
      observer.observe(at);
    }
    const timer = setTimeout(leave, HELD_FOR);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [wanted]);
  return { ref, tabIndex: wanted ? -1 : undefined };
}
