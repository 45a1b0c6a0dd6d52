import { useId } from 'react';
import { alpha, useTheme } from '@material-ui/core/styles';
import type { Theme } from '@material-ui/core/styles';
import type { Bar } from '../../schedule/bars';
import { standingColor } from '../shared/statusStyles';

/** A tint for each member of the rotation; the name in the bar says who it is, not the tint. */
function tintOf(theme: Theme, member: number): string {
  const { info, success, warning, secondary, primary } = theme.palette;
  const hues = [
    info.main,
    success.main,
    warning.main,
    secondary.main,
    primary.main,
  ];
  return member < 0
    ? theme.palette.action.selected
    : alpha(hues[member % hues.length], 0.22);
}

/**
 * One bar. Nobody is dashed and hatched, somebody who stands in has a heavy left edge, and where the
 * sources disagree there is a wavy mark: none of it by colour alone.
 */
export const BarShape = (props: {
  bar: Bar;
  y: number;
  height: number;
  text: string;
  /** The place among the members; -1 for somebody else. */
  member: number;
  chosen: boolean;
  focused: boolean;
}) => {
  const theme = useTheme();
  const id = useId().replaceAll(':', '');
  const { bar, y, height } = props;
  const { source } = bar.assignment;
  const nobody = source === 'nobody';
  const standsIn = source === 'override' || source === 'swap';
  const bad = standingColor(theme, 'bad');
  const outline =
    props.chosen || props.focused ? theme.palette.text.primary : undefined;
  const x = `${bar.x}%`;
  const width = `${bar.width}%`;
  return (
    <>
      <defs>
        <pattern
          id={`hatch-${id}`}
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line
            x1={0}
            x2={0}
            y1={0}
            y2={8}
            stroke={bad}
            strokeOpacity={0.35}
            strokeWidth={4}
          />
        </pattern>
      </defs>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={4}
        fill={nobody ? `url(#hatch-${id})` : tintOf(theme, props.member)}
        stroke={outline ?? (nobody ? bad : theme.palette.background.paper)}
        strokeWidth={props.focused ? 3 : 2}
        strokeDasharray={nobody && !outline ? '5 4' : undefined}
      />
      {standsIn && (
        <rect
          x={x}
          y={y}
          width={5}
          height={height}
          rx={2}
          fill={standingColor(theme, 'underWay')}
        />
      )}
      {/* A frame of its own, so that a long name does not run into the next bar. */}
      <svg
        x={x}
        y={y}
        width={width}
        height={height}
        overflow="hidden"
        aria-hidden
      >
        <text
          x={standsIn ? 12 : 8}
          y={height / 2 + 5}
          fontSize={13}
          fontWeight={nobody ? 700 : 400}
          fill={nobody ? bad : theme.palette.text.primary}
        >
          {bar.drifts ? `≠ ${props.text}` : props.text}
        </text>
      </svg>
    </>
  );
};
