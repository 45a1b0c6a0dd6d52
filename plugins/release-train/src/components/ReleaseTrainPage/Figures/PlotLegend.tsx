import { PlotMark } from './PlotMark';
import { usePlotStyles } from './plotStyles';

/** Names the series of a plot beside their marks. */
export const PlotLegend = (props: {
  names: readonly string[];
  colours: readonly string[];
  left: number;
  top: number;
  /** How far the names stand from each other. */
  step: number;
}) => {
  const classes = usePlotStyles();
  const { left, top, step } = props;
  return (
    <>
      {props.names.map((name, which) => (
        <g key={name}>
          <PlotMark
            x={left + which * step}
            y={top}
            second={which > 0}
            fill={props.colours[which]}
          />
          <text
            x={left + 10 + which * step}
            y={top + 4}
            className={classes.text}
          >
            {name}
          </text>
        </g>
      ))}
    </>
  );
};
