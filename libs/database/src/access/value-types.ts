import pg from 'pg'

const DATE = 1082

/** Dates stay text (YYYY-MM-DD): a Date object would read them in the local time zone. int8 and numeric stay text as well, timestamptz is a Date. */
export const valueTypes = {
  getTypeParser: (oid: number, format?: any) => (oid === DATE ? (text: string) => text : pg.types.getTypeParser(oid, format)),
} as unknown as pg.CustomTypesConfig
