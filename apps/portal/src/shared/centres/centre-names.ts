/** A centre's name as people know it. The graph does not tell names of centres yet: its id stands for it. */
export function useCentreName(): (centreId: string) => string {
  return (centreId) => centreId
}
