/** The first series has round marks and a whole line, the second square ones and a broken line. */
export const PlotMark = (props: {
  x: number;
  y: number;
  second: boolean;
  fill: string;
}) =>
  props.second ? (
    <rect
      x={props.x - 3}
      y={props.y - 3}
      width={6}
      height={6}
      fill={props.fill}
    />
  ) : (
    <circle cx={props.x} cy={props.y} r={3.5} fill={props.fill} />
  );
