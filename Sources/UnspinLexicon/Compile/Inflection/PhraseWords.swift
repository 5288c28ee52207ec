/// The word lists that tell what a phrase is and which of its words is inflected.
enum PhraseWords {
  /// What ends the head of a noun phrase: `circle of relatives`.
  static let headPrepositions = set("of in for at to on with from by about against into under between behind")

  /// What ends a phrase that is no noun phrase: `focus on`, `revel in`.
  static let danglingPrepositions = set("of in for at to on with from by as into upon about")

  /// Adverbs after a noun: the noun takes the plural.
  static let nounsBeforeParticles = set("way day night week year time runner passer hanger looker afternoon")
  static let particles = set("up off out down over away back by on")

  /// What starts a phrase that is neither verb nor noun phrase, or names an amount.
  static let openers = set(
    """
    a about above across after again against all almost along already also although always among an and any
    anybody anyone anything are around as at because been before being below beneath beside both but by can't
    couldn't didn't doesn't don't due during each either enough even ever every few for from furthermore hadn't
    half hasn't haven't he her hers high-quality him his how however i if in inside instead into is isn't it its
    it's just less lots many maybe me more most much my neither never no nobody not of off often on one's only
    onto or our out outside over own per perhaps plus quite rather really several she shouldn't since so some
    somebody someone something still such than that that's the their them then there these they this those though
    three through to together too toward towards twice twofold two under unless until unlike upon us very was
    wasn't we were weren't what when where whether which while who why with within without won't wouldn't you
    your zero
    """)

  /// The same at the start of a noun phrase: `a number of people`, `at home`; `the heavens` is one.
  static let nounOpeners: Set<String> = openers.subtracting(
    set("the half inside outside own two three zero plus over back no her his my our their your i one's"))

  /// The same at the start of an adjective phrase.
  static let adjectiveOpeners: Set<String> = openers.union(
    set("extremely highly totally completely"))

  /// Words that stand among the substitutes of verbs and are no verbs.
  static let nonVerbs = set(
    """
    accident action agency agenda ago alike alive alone alternative appearance aspect aspiration assignment assistance
    autumn available awareness bad beautiful behavior beverage big body brightness businessman cartoon categorical
    celebrity characteristic checklist chief child choice circuit clever clothing cognizance coloration combination
    comfortable commerce common competitor consciousness consequence consolation controversy current danger dead
    decision deep deficient degree delivery description deterioration development different difficult discussion
    disorder e-book early easy effort element emphasis enchantment energy enterprise error evaluation
    excellent excursion exertion expertise explicit extended extra face-off facet factory falsehood famous fantasy
    fate faux final first focal full funny gentle glad good gradual great growth guideline happy hard healthy hearth
    high hotel huge idea idiot immediate impression indicator information installation intention key knowledge large
    late layout left legal lender likely little lookup loud lucky maintenance mannequin manual mendacity method
    mission mixture mood motive movie music near-by nearby new noise nook odor old opposite origin overview p.c.
    percent percentage personal poor possible previous prison problem procedure proper proportion proud provider
    purpose quantity quick rating ready real reasonable relaxation relief remainder remorse residence resolution rich
    role sad safe same scouse separation serious serpent sexually shaggy short shortage shuttlecock sick significant
    similar simply situation sluggish small solution song specific speech spherical steadiness strategy strong
    superstar sure sweet system tall technique tempo textual thick thoughts topic toxin treatment tricky true tutorial
    typhoon ugly ultimate unhappy upward urgent urine useful usual vague velocity warfare weak well-known whole wide
    wonderful workforce workout worth write-up wrong young
    aired closed forged hooked installed placed positioned relaxed spotted unfastened unfolded
    am been began came chosen did does done gave gone got had has is kept knew known made meant said sent taken told
    took went
    could should would must might can cannot may shall will ought
    """)

  /// Whole phrases among the substitutes of verbs that are none though their first word is one.
  static let nonVerbPhrases: Set<String> = [
    "time period", "time of year", "price tag", "time table", "type of", "kind of", "sort of", "ice cream",
    "focus group", "film star", "work of art", "point of view", "head of state",
  ]

  /// Words in -ing that are verbs as they stand.
  static let verbsInIng = set(
    "bring sing ring cling fling sling spring sting string swing wing ping ding zing wring")

  /// Words in -ed that are verbs as they stand.
  static let verbsInEd = set(
    """
    need feed bleed breed shed wed speed heed seed embed weed exceed proceed succeed shred sled bed
    breastfeed overfeed
    """)

  /// Words in a single -s that are verbs as they stand.
  static let verbsInS = set("focus refocus bus gas bias canvas nonplus chorus")

  /// Words in -ly that are verbs and not adverbs.
  static let verbsInLy = set(
    "fly rely apply reply supply comply imply multiply rally bully ally sully tally dally ply reapply outfly misapply"
  )

  /// Words in -tion, -ness or -ity that are verbs as they stand.
  static let verbsLikeNouns = set(
    """
    auction audition caution commission condition envision function harness mention motion partition petition
    pity portion position proportion question ration reposition requisition sanction section station transition
    vacation witness
    """)

  /// Verbs that stand alone or not at all.
  static let modals = set("can may will shall must could might would should ought")

  /// Words in -ness that have a plural.
  static let countableInNess = set(
    "business eyewitness governess harness illness kindness likeness sickness weakness wilderness witness")

  /// Words in -man that take -s.
  static let regularInMan = set("caiman german human norman ottoman roman shaman superhuman talisman")

  /// Words in -men that are no plurals.
  static let singularInMen = set("abdomen acumen regimen specimen semen omen ramen women's")

  /// Phrases that stand for one word before the head: `circle of relatives drama`.
  static let modifiers = [
    "circle of relatives", "loss of life", "pores and skin", "day by day", "all forms of", "all types of",
    "advertising and marketing", "under the influence of alcohol", "cause of death", "health and fitness",
    "satellite tv for pc", "science and technology", "airborne dirt and dust", "rock and roll",
    "near-loss of life", "man or woman", "son or daughter",
  ]

  /// Adverbs that are compared like adjectives.
  static let comparedAdverbs = set(
    """
    well badly hard fast soon late early long high low near deep far much little loud slow quick close often
    wide tight short straight bright
    """)

  /// Two-syllable -ly words among adverbs of degree and place that are not compared.
  static let fixedAdverbs = set(
    """
    only early daily weekly monthly yearly hourly nightly simply merely fully really totally absolutely
    completely entirely exactly finally firstly lastly secondly thirdly namely possibly presumably probably
    apparently supposedly allegedly reportedly certainly surely definitely obviously fortunately unfortunately
    luckily actually virtually practically nearly mostly mainly chiefly solely formerly previously currently
    presently recently lately immediately instantly initially originally eventually ultimately additionally
    consequently subsequently simultaneously accordingly hopefully sadly basically essentially literally annually
    """)

  static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
