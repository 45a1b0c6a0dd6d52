/** A railway signal that shows proceed. Decoration: it always stands beside the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 32 48"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="14" y="28" width="4" height="16" fill="#8b98a5" />
      <rect x="8" y="43" width="16" height="4" rx="2" fill="#8b98a5" />
      <rect
        x="6"
        y="1"
        width="20"
        height="29"
        rx="10"
        fill="#14202b"
        stroke="#8b98a5"
        strokeWidth="2"
      />
      <circle cx="16" cy="10.5" r="5" fill="#4a2a2e" />
      <circle cx="16" cy="21" r="5" fill="#3ddc84" />
    </svg>
  );
}
