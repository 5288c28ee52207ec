// The rows of `InflectionTests`: a word and its forms, `|` between spellings, `-` for none.
extension InflectionTests {
  static let verbs = """
    laugh laughs laughing laughed laughed
    walk walks walking walked walked
    visit visits visiting visited visited
    open opens opening opened opened
    offer offers offering offered offered
    stop stops stopping stopped stopped
    plan plans planning planned planned
    beg begs begging begged begged
    quit quits quitting quit quit
    equip equips equipping equipped equipped
    permit permits permitting permitted permitted
    refer refers referring referred referred
    admit admits admitting admitted admitted
    begin begins beginning began begun
    occur occurs occurring occurred occurred
    prefer prefers preferring preferred preferred
    transfer transfers transferring transferred transferred
    regret regrets regretting regretted regretted
    submit submits submitting submitted submitted
    commit commits committing committed committed
    control controls controlling controlled controlled
    compel compels compelling compelled compelled
    travel travels traveling|travelling traveled|travelled traveled|travelled
    cancel cancels canceling|cancelling canceled|cancelled canceled|cancelled
    signal signals signaling|signalling signaled|signalled signaled|signalled
    fuel fuels fueling|fuelling fueled|fuelled fueled|fuelled
    focus focuses|focusses focusing|focussing focused|focussed focused|focussed
    benefit benefits benefiting|benefitting benefited|benefitted benefited|benefitted
    worship worships worshiping|worshipping worshiped|worshipped worshiped|worshipped
    kidnap kidnaps kidnapping kidnapped kidnapped
    program programs|programmes programming|programing programmed|programed programmed|programed
    format formats formatting formatted formatted
    develop develops developing developed developed
    edit edits editing edited edited
    credit credits crediting credited credited
    limit limits limiting limited limited
    fix fixes fixing fixed fixed
    show shows showing showed shown|showed
    play plays playing played played
    enjoy enjoys enjoying enjoyed enjoyed
    cry cries crying cried cried
    carry carries carrying carried carried
    deny denies denying denied denied
    study studies studying studied studied
    die dies dying died died
    lie lies lying lied|lay lied|lain
    tie ties tying tied tied
    agree agrees agreeing agreed agreed
    free frees freeing freed freed
    flee flees fleeing fled fled
    dye dyes dyeing dyed dyed
    eye eyes eyeing|eying eyed eyed
    argue argues arguing argued argued
    continue continues continuing continued continued
    live lives living lived lived
    judge judges judging judged judged
    age ages aging|ageing aged aged
    panic panics panicking panicked panicked
    mimic mimics mimicking mimicked mimicked
    sync syncs syncing synced synced
    echo echoes echoing echoed echoed
    veto vetoes vetoing vetoed vetoed
    go goes going went gone
    do does doing did done
    have has having had had
    undergo undergoes undergoing underwent undergone
    overcome overcomes overcoming overcame overcome
    withdraw withdraws withdrawing withdrew withdrawn
    mislead misleads misleading misled misled
    rewrite rewrites rewriting rewrote rewritten
    unwind unwinds unwinding unwound unwound
    rebuild rebuilds rebuilding rebuilt rebuilt
    understand understands understanding understood understood
    mistake mistakes mistaking mistook mistaken
    foresee foresees foreseeing foresaw foreseen
    forget forgets forgetting forgot forgotten|forgot
    forbid forbids forbidding forbade|forbid forbidden
    wake wakes waking woke woken
    choose chooses choosing chose chosen
    speak speaks speaking spoke spoken
    steal steals stealing stole stolen
    wear wears wearing wore worn
    bear bears bearing bore borne|born
    drive drives driving drove driven
    rise rises rising rose risen
    write writes writing wrote written
    hide hides hiding hid hidden
    beat beats beating beat beaten|beat
    eat eats eating ate eaten
    give gives giving gave given
    shake shakes shaking shook shaken
    take takes taking took taken
    fall falls falling fell fallen
    draw draws drawing drew drawn
    grow grows growing grew grown
    know knows knowing knew known
    fly flies flying flew flown
    drink drinks drinking drank drunk
    sing sings singing sang sung
    sink sinks sinking sank|sunk sunk
    shrink shrinks shrinking shrank|shrunk shrunk
    swim swims swimming swam swum
    run runs running ran run
    come comes coming came come
    win wins winning won won
    stick sticks sticking stuck stuck
    strike strikes striking struck struck|stricken
    swing swings swinging swung swung
    hang hangs hanging hung|hanged hung|hanged
    bring brings bringing brought brought
    buy buys buying bought bought
    catch catches catching caught caught
    fight fights fighting fought fought
    seek seeks seeking sought sought
    teach teaches teaching taught taught
    think thinks thinking thought thought
    sell sells selling sold sold
    hold holds holding held held
    lead leads leading led led
    meet meets meeting met met
    read reads reading read read
    keep keeps keeping kept kept
    feel feels feeling felt felt
    mean means meaning meant meant
    dream dreams dreaming dreamed|dreamt dreamed|dreamt
    learn learns learning learned|learnt learned|learnt
    light lights lighting lit|lighted lit|lighted
    shoot shoots shooting shot shot
    lose loses losing lost lost
    leave leaves leaving left left
    send sends sending sent sent
    get gets getting got got|gotten
    sit sits sitting sat sat
    cut cuts cutting cut cut
    put puts putting put put
    let lets letting let let
    set sets setting set set
    spread spreads spreading spread spread
    broadcast broadcasts broadcasting broadcast|broadcasted broadcast|broadcasted
    lay lays laying laid laid
    pay pays paying paid paid
    say says saying said said
    hear hears hearing heard heard
    stand stands standing stood stood
    find finds finding found found
    wind winds winding wound wound
    prove proves proving proved proven|proved
    sew sews sewing sewed sewn|sewed
    pass passes passing passed passed
    push pushes pushing pushed pushed
    watch watches watching watched watched
    buzz buzzes buzzing buzzed buzzed
    miss misses missing missed missed
    quiz quizzes quizzing quizzed quizzed
    stomach stomachs stomaching stomached stomached
    ski skis skiing skied skied
    tiptoe tiptoes tiptoeing tiptoed tiptoed
    co-star co-stars co-starring co-starred co-starred
    deep-fry deep-fries deep-frying deep-fried deep-fried
    e-mail e-mails e-mailing e-mailed e-mailed
    practice practices|practises practicing|practising practiced|practised practiced|practised
    color colors|colours coloring|colouring colored|coloured colored|coloured
    realize realizes|realises realizing|realising realized|realised realized|realised
    star stars starring starred starred
    trek treks trekking trekked trekked
    debut debuts debuting debuted debuted
    can can - could -
    must must - - -
    """

  static let verbPhrases = """
    take part in > takes part in > taking part in > took part in > taken part in
    go for a walk > goes for a walk > going for a walk > went for a walk > gone for a walk
    newly launch > newly launches > newly launching > newly launched > newly launched
    rely on > relies on > relying on > relied on > relied on
    really love > really loves > really loving > really loved > really loved
    compare and contrast > compares and contrasts > comparing and contrasting > compared and contrasted > compared and contrasted
    get to know > gets to know > getting to know > got to know > got to know|gotten to know
    have an effect on > has an effect on > having an effect on > had an effect on > had an effect on
    be born > is born > being born > was born > been born
    are living > is living > being living > was living > been living
    """

  static let noVerbs = """
    in shape, of great help, a waste of time, the same, healthy, don't forget, paintings on, walking
    not agree, upward push, time period, famous person, knowledge, consideration
    """

  static let nouns = """
    actor actors
    actress actresses
    baby babies
    boy boys
    wish wishes
    box boxes
    church churches
    stomach stomachs
    hero heroes
    photo photos
    potato potatoes
    video videos
    leaf leaves
    knife knives
    wife wives
    housewife housewives
    life lives
    belief beliefs
    roof roofs
    thief thieves
    half halves
    scarf scarves|scarfs
    man men
    woman women
    child children
    grandchild grandchildren
    person people|persons
    spokesperson spokespeople|spokespersons
    foot feet
    tooth teeth
    mouse mice
    policeman policemen
    human humans
    German Germans
    crisis crises
    analysis analyses
    basis bases
    phenomenon phenomena
    criterion criteria
    medium media|mediums
    index indexes|indices
    stimulus stimuli
    bonus bonuses
    virus viruses
    genius geniuses
    bus buses
    gas gases
    lens lenses
    quiz quizzes
    city cities
    monkey monkeys
    soliloquy soliloquies
    tv tvs
    CEO CEOs
    African-American African-Americans
    fiancé fiancés
    illness illnesses
    witness witnesses
    business businesses
    program programs|programmes
    color colors|colours
    theater theaters|theatres
    license licenses|licences
    mother-in-law mothers-in-law
    editor-in-chief editors-in-chief
    passer-by passers-by
    runner-up runners-up
    merry-go-round merry-go-rounds
    grown-up grown-ups
    close-up close-ups
    ex-wife ex-wives
    menu menus
    """

  static let nounPhrases = """
    circle of relatives > circles of relatives
    member of the family > members of the family
    man in the street > men in the street
    point of view > points of view
    director of photography > directors of photography
    lion's share > lion's shares
    talk show > talk shows
    teaching staff > teaching staff|teaching staffs
    first half > first halves
    day off > days off
    break up > break ups
    father in law > fathers in law
    circle of relatives drama > circle of relatives dramas
    loss of life sentence > loss of life sentences
    """

  static let plurals = """
    series, species, aircraft, fish, headquarters, people, police, pants, sunglasses, parents, gurus
    children, media, dad and mom, human beings, one hundred years
    """

  static let uncountables = """
    news, music, advice, evidence, furniture, happiness, darkness, tennis, mathematics, jewelry, data
    free time, jail time, background music
    """

  static let noNouns = """
    sign in, have an effect on, a number of people, father or mother, killing herself
    """

  static let adjectives = """
    big bigger biggest
    hot hotter hottest
    thin thinner thinnest
    red redder reddest
    cool cooler coolest
    new newer newest
    shy shyer|shier shyest|shiest
    dry drier|dryer driest
    sly slyer slyest
    happy happier happiest
    pretty prettier prettiest
    early earlier earliest
    large larger largest
    nice nicer nicest
    free freer freest
    true truer truest
    cute cuter cutest
    vague vaguer vaguest
    weird weirder weirdest
    good better best
    well better best
    bad worse worst
    late later latest|last
    old older|elder oldest|eldest
    far farther|further farthest|furthest
    gray grayer|greyer grayest|greyest
    """

  static let adjectivePhrases = """
    friendly > friendlier|more friendly > friendliest|most friendly
    simple > simpler|more simple > simplest|most simple
    narrow > narrower|more narrow > narrowest|most narrow
    quiet > quieter|more quiet > quietest|most quiet
    handsome > more handsome|handsomer > most handsome|handsomest
    unhappy > unhappier|more unhappy > unhappiest|most unhappy
    well-known > better-known|more well-known > best-known|most well-known
    beautiful > more beautiful > most beautiful
    important > more important > most important
    tired > more tired > most tired
    fun > more fun > most fun
    real > more real > most real
    hard-hitting > more hard-hitting > most hard-hitting
    well behaved > more well behaved > most well behaved
    """

  static let notCompared = """
    dead, main, only, former, better, best, daily, around the world, very large, the same, 20th
    """
}
