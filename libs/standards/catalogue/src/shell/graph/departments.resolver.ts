import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql'
import type { Localized } from '@tongban/kernel'
import { AllowAnyone, LocalizedText } from '@tongban/service'

@ObjectType({ description: 'A department that an item may belong to.' })
class CatalogueDepartment {
  @Field(() => ID) code: string
  @Field(() => LocalizedText) names: LocalizedText
}

/** The departments that the directory knows now, by code. */
export class Departments {
  constructor(private readonly codes: () => readonly string[], private readonly namesOf: (code: string) => Localized | undefined) {}

  all(): CatalogueDepartment[] {
    return this.codes().map((code) => ({ code, names: this.namesOf(code) ?? { zh: code } }))
  }
}

@Resolver()
export class DepartmentsResolver {
  constructor(private readonly departments: Departments) {}

  @AllowAnyone('what the city promises is public')
  @Query(() => [CatalogueDepartment], { description: 'The departments that any centre has today, by code: what the catalogue is filtered by and an item is given to.' })
  catalogueDepartments(): CatalogueDepartment[] {
    return this.departments.all()
  }
}
