/** Who is on call for the entity in the entity context, for its overview. */
export const OnCallCard = () => null;
